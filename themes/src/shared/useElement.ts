import { useEffect, useState } from "react";

/** The first element that fits a selector, as soon as it is there, and again when it was replaced. */
export function useElement(selector: string): Element | null {
  const [element, setElement] = useState<Element | null>(null);

  useEffect(() => {
    const look = () => setElement(document.querySelector(selector));
    look();
    const observer = new MutationObserver(look);
    observer.observe(document.body, { childList: true, subtree: true });
    return () => observer.disconnect();
  }, [selector]);

  return element;
}
