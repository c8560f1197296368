import { useEffect, useRef, useState } from "react";
import type { Query } from "../../shared/api/http";
import { problemOf, type ProblemError } from "../../shared/api/problem";
import type { BulkAction, BulkItem, BulkResult } from "../api/types";
import { useAdminApi } from "../api/useAdminApi";

/** Personas by their ids, or all that filters find and how many those were when that was confirmed. */
export type Targets = { ids: string[] } | { filters: Query; count: number };

export type BulkOrder = { action: BulkAction; days?: number; note?: string };

export type BulkState = {
  busy: boolean;
  succeeded: number;
  failed: number;
  /** Of many failures the first. */
  failures: BulkItem[];
  /** Why it has stopped before its end. */
  problem?: ProblemError;
  /** Somebody has stopped it. */
  stopped?: boolean;
  finished?: boolean;
};

/** So many at a time, that one can see it go on, and stop it. */
const BATCH = 100;
const MOST_FAILURES = 1000;
const START: BulkState = { busy: false, succeeded: 0, failed: 0, failures: [] };

/** Does something to many personas, in batches; after a failure of the network it goes on where it was. */
export function useBulk(targets: Targets) {
  const api = useAdminApi();
  const [state, setState] = useState<BulkState>(START);
  const stop = useRef(false);
  const done = useRef(0);
  const cursor = useRef<string>();
  useEffect(
    () => () => {
      stop.current = true;
    },
    [],
  );

  /** The next batch; afterwards it is known whether there is another one. */
  const batch = async (order: BulkOrder) => {
    if ("ids" in targets) {
      const ids = targets.ids.slice(done.current, done.current + BATCH);
      const { data } = await api.call<BulkResult>("POST", "/bulk", {
        body: { ...order, ids },
      });
      done.current += ids.length;
      return { data, more: done.current < targets.ids.length };
    }
    const { data } = await api.call<BulkResult>("POST", "/bulk", {
      query: { ...targets.filters, max: BATCH, cursor: cursor.current },
      body: { ...order, count: targets.count },
    });
    cursor.current = data.cursor;
    return { data, more: data.cursor !== undefined };
  };

  const run = async (order: BulkOrder): Promise<BulkState> => {
    stop.current = false;
    let now: BulkState = {
      busy: true,
      succeeded: state.succeeded,
      failed: state.failed,
      failures: state.failures,
    };
    setState(now);
    try {
      for (let more = true; more && !stop.current;) {
        const { data, more: further } = await batch(order);
        more = further;
        now = {
          busy: true,
          succeeded: now.succeeded + data.succeeded,
          failed: now.failed + data.failed,
          failures: [
            ...now.failures,
            ...data.results.filter(({ detail }) => detail !== undefined),
          ].slice(0, MOST_FAILURES),
          finished: !more,
        };
        setState(now);
      }
      now = { ...now, busy: false, stopped: now.finished !== true };
    } catch (error) {
      now = { ...now, busy: false, problem: problemOf(error) };
    }
    setState(now);
    return now;
  };

  return {
    state,
    run,
    stop: () => {
      stop.current = true;
    },
  };
}
