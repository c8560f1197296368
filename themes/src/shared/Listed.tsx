import type { ReactNode } from "react";
import { Paging } from "./Paging";
import { Failure, Loading } from "./States";
import type { Pages } from "./usePages";

type Props<T> = {
  pages: Pages<T>;
  /** What is said where there are no rows. */
  none: ReactNode;
  /** Shows the rows of a page. */
  children: (rows: T[]) => ReactNode;
};

/** A page of a list, or why it is not there, and the way to the other ones. */
export const Listed = <T,>({ pages, none, children }: Props<T>) => {
  const { data, problem, reload } = pages;
  return (
    <>
      {problem ? (
        <Failure problem={problem} retry={reload} />
      ) : !data ? (
        <Loading />
      ) : data.rows.length === 0 ? (
        none
      ) : (
        children(data.rows)
      )}
      <Paging {...pages} />
    </>
  );
};
