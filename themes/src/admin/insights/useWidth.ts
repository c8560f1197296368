import { useEffect, useRef, useState } from "react";

/** How wide an element is at the moment; 0 before it is known. */
export function useWidth() {
  const box = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);

  useEffect(() => {
    if (!box.current) {
      return;
    }
    const observer = new ResizeObserver(([entry]) =>
      setWidth(Math.floor(entry?.contentRect.width ?? 0)),
    );
    observer.observe(box.current);
    return () => observer.disconnect();
  }, []);

  return { box, width };
}
