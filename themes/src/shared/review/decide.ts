import type { Http, Query } from "../api/http";
import type { Decided, Decision, ItemFilter } from "./types";

/** As many as the server takes at once. */
const BATCH = 200;

/** Items by their ids, or all without an answer that the filter finds. */
export type DecideTargets = { ids: string[] } | { filter: ItemFilter };

export type Order = {
  /** `open` takes a decision back. */
  decision: Decision | "open";
  reason?: string;
  valid_till?: string;
};

/** A filter as the API takes it. */
export const queryOf = (filter: ItemFilter): Query => ({
  decision: filter.decision,
  title: filter.title,
  circle: filter.circle,
  search: filter.search,
  changed: filter.changed ? true : undefined,
});

/** The members of a filter that say something. */
function membersOf({ title, circle, search, changed }: ItemFilter) {
  return {
    ...(title.length > 0 ? { title } : {}),
    ...(circle === "" ? {} : { circle: [circle] }),
    ...(search === "" ? {} : { search }),
    ...(changed ? { changed } : {}),
  };
}

/** The bodies to send, one after the other. */
export function bodiesOf(order: Order, targets: DecideTargets) {
  if ("filter" in targets) {
    return [{ ...order, all_open: true, ...membersOf(targets.filter) }];
  }
  const batches = [];
  for (let at = 0; at < targets.ids.length; at += BATCH) {
    batches.push({ ...order, items: targets.ids.slice(at, at + BATCH) });
  }
  return batches;
}

/** Decides, in batches; told after each how many there are by then. */
export async function decide(
  http: Http,
  path: string,
  order: Order,
  targets: DecideTargets,
  onProgress: (decided: Decided) => void,
): Promise<Decided> {
  let done: Decided = { decided: 0, refused: [] };
  for (const body of bodiesOf(order, targets)) {
    const { data } = await http.call<Decided>("POST", `${path}/decisions`, {
      body,
    });
    done = {
      decided: done.decided + data.decided,
      refused: [...done.refused, ...data.refused],
    };
    onProgress(done);
  }
  return done;
}
