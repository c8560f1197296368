import { useEffect } from "react";
import { isMoving, type Review } from "../../shared/review/types";

const PAUSE = 2_000;

/** Loads again and again while a review is about to become something else by itself. */
export function useMoving(reviews: Review[], reload: () => void) {
  const moving = reviews.some(isMoving);
  // Each answer is another list, which sets the next pause off.
  useEffect(() => {
    if (!moving) {
      return;
    }
    const timer = setTimeout(reload, PAUSE);
    return () => clearTimeout(timer);
  }, [moving, reviews, reload]);
}
