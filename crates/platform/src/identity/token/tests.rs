use super::*;
use jsonwebtoken::{EncodingKey, Header, encode};
use serde_json::{Value, json};

const SECRET: [u8; 32] = [7; 32];

fn now() -> Instant {
    Instant::from_millis(1_800_000_000_000).unwrap()
}

fn access() -> Access {
    let lifetime = Span::from_seconds(900);
    Access {
        user: UserKey(Uuid::from_u128(1)),
        family: FamilyKey(Uuid::from_u128(2)),
        role: Role::User,
        expires_at: expiry(now(), lifetime),
    }
}

fn claims() -> Value {
    let seconds = now().millis() / 1_000;
    json!({
        "iss": ISSUER, "aud": AUDIENCE, "sub": Uuid::from_u128(1), "sid": Uuid::from_u128(2), "jti": Uuid::from_u128(3),
        "role": "user", "plan": "self-hosted", "permissions": [], "mfa": false,
        "iat": seconds, "nbf": seconds, "exp": seconds + 900,
    })
}

fn signed(algorithm: Algorithm, claims: &Value, secret: &[u8]) -> String {
    encode(&Header::new(algorithm), claims, &EncodingKey::from_secret(secret)).unwrap()
}

#[test]
fn a_token_proves_what_was_signed_until_it_ends() {
    let key = TokenKey::new(&SECRET);
    let token = key.sign(&access(), now(), Uuid::from_u128(3)).unwrap();
    assert_eq!(key.verify(&token, now()), Ok(access()));
    let later = |seconds| now().checked_add(Span::from_seconds(seconds)).unwrap();
    assert_eq!(key.verify(&token, later(899)), Ok(access()));
    assert_eq!(key.verify(&token, later(900)), Err(TokenFault::Expired(access())));
    assert_eq!(key.verify(&token, later(-1)), Err(TokenFault::Expired(access())));
}

#[test]
fn the_claims_as_they_should_be_are_taken() {
    let token = signed(Algorithm::HS256, &claims(), &SECRET);
    assert_eq!(TokenKey::new(&SECRET).verify(&token, now()), Ok(access()));
}

#[test]
fn a_claim_that_is_missing_foreign_or_of_another_type_forges_the_token() {
    let key = TokenKey::new(&SECRET);
    for name in ["iss", "aud", "sub", "sid", "jti", "role", "iat", "nbf", "exp"] {
        let mut missing = claims();
        missing.as_object_mut().unwrap().remove(name);
        assert_eq!(
            key.verify(&signed(Algorithm::HS256, &missing, &SECRET), now()),
            Err(TokenFault::Forged),
            "{name}"
        );
        let mut null = claims();
        null[name] = Value::Null;
        assert_eq!(
            key.verify(&signed(Algorithm::HS256, &null, &SECRET), now()),
            Err(TokenFault::Forged),
            "{name}"
        );
    }
    for (name, value) in [
        ("iss", json!("someone")),
        ("aud", json!("tradewind-refresh")),
        ("aud", json!([])),
        ("sub", json!("me")),
        ("role", json!("root")),
        ("exp", json!("9999999999")),
        ("exp", json!(1e300)),
        ("exp", json!(i64::MAX)),
        ("nbf", json!("0")),
        ("extra", json!(1)),
    ] {
        let mut foreign = claims();
        foreign[name] = value.clone();
        let token = signed(Algorithm::HS256, &foreign, &SECRET);
        assert_eq!(key.verify(&token, now()), Err(TokenFault::Forged), "{name} = {value}");
    }
}

#[test]
fn another_algorithm_or_secret_forges_the_token() {
    let key = TokenKey::new(&SECRET);
    for token in [
        signed(Algorithm::HS384, &claims(), &SECRET),
        signed(Algorithm::HS512, &claims(), &SECRET),
        signed(Algorithm::HS256, &claims(), &[8; 32]),
        signed(Algorithm::HS256, &claims(), &[]),
    ] {
        assert_eq!(key.verify(&token, now()), Err(TokenFault::Forged));
    }
    let good = signed(Algorithm::HS256, &claims(), &SECRET);
    let payload = good.split('.').nth(1).unwrap();
    // {"alg":"none","typ":"JWT"} and the same in capitals.
    for header in ["eyJhbGciOiJub25lIiwidHlwIjoiSldUIn0", "eyJhbGciOiJOT05FIiwidHlwIjoiSldUIn0"] {
        for signature in ["", good.rsplit('.').next().unwrap()] {
            let token = format!("{header}.{payload}.{signature}");
            assert_eq!(key.verify(&token, now()), Err(TokenFault::Forged), "{token}");
        }
    }
    for text in ["", ".", "..", "a.b.c", "Bearer", payload] {
        assert_eq!(key.verify(text, now()), Err(TokenFault::Forged), "{text}");
    }
}

#[test]
fn one_changed_letter_forges_the_token() {
    let key = TokenKey::new(&SECRET);
    let good = signed(Algorithm::HS256, &claims(), &SECRET);
    for place in (0..good.len()).step_by(7) {
        let mut bytes = good.clone().into_bytes();
        bytes[place] = if bytes[place] == b'A' { b'B' } else { b'A' };
        let token = String::from_utf8(bytes).unwrap();
        assert_eq!(key.verify(&token, now()), Err(TokenFault::Forged), "letter {place}");
    }
}
