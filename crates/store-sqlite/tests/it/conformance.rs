//! The suite of all stores.

use crate::Temporary;

macro_rules! tests {
    ($($case:ident),+ $(,)?) => {
        $(
            #[tokio::test]
            async fn $case() {
                let temporary = Temporary::new().await;
                store::conformance::$case(&temporary.store).await;
            }
        )+
    };
}

store::conformance_cases!(tests);
