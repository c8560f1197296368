import { useEffect } from "react";

const PAUSE = 2_000;

/**
 * Loads again and again while what is shown is about to become something else by itself.
 *
 * @param isMoving whether it is
 * @param shown what was loaded last; each answer is another object, which sets the next pause off
 */
export function useReloadWhile(
  isMoving: boolean,
  shown: unknown,
  reload: () => void,
) {
  useEffect(() => {
    if (!isMoving) {
      return;
    }
    const timer = setTimeout(reload, PAUSE);
    return () => clearTimeout(timer);
  }, [isMoving, shown, reload]);
}
