import { useEffect } from "react";

const product = "Tradewind";

/** The page's name, first, since tabs are cut off at the end. */
export function useTitle(name: string | null): void {
  useEffect(() => {
    document.title = name === null ? product : `${name} · ${product}`;
  }, [name]);
}
