import { useEffect, useState } from "react";

/**
 * A list item of our own behind one of the stock console's lists, to put something into; null while that is not there. The package is
 * part of our bundle, so its lists cannot change under us; the browser tests find out when a new version does.
 *
 * @param selector finds something inside the stock item that ours follows
 */
export function useSlot(selector: string): HTMLLIElement | null {
  const [slot, setSlot] = useState<HTMLLIElement | null>(null);

  useEffect(() => {
    const item = document.createElement("li");
    const look = () => {
      const before = document.querySelector(selector)?.closest("li");
      if (!before) {
        item.remove();
        setSlot(null);
      } else if (before.nextElementSibling !== item) {
        before.after(item);
        setSlot(item);
      }
    };
    look();
    const observer = new MutationObserver(look);
    observer.observe(document.body, { childList: true, subtree: true });
    return () => {
      observer.disconnect();
      item.remove();
    };
  }, [selector]);

  return slot;
}
