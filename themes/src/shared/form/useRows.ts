import { useEffect, useRef } from "react";

/**
 * Rows of a form that are added and removed, with the keyboard, too: the focus goes to the new row, or to the button of
 * the row after the removed one. Inputs and buttons have the ids that `idOf` makes, the button below the rows that of
 * `addId`.
 */
export function useRows<Row>(
  id: string,
  rows: Row[],
  onChange: (rows: Row[]) => void,
  added: { row: Row; input: string },
) {
  const list = useRef<HTMLDivElement>(null);
  const next = useRef<string>();
  const idOf = (input: string, index: number) => `${id}-${input}-${index}`;
  const addId = `${id}-add`;

  useEffect(() => {
    const element =
      next.current &&
      list.current?.querySelector<HTMLElement>(`[id="${next.current}"]`);
    if (element) {
      next.current = undefined;
      element.focus();
    }
  });

  return {
    list,
    idOf,
    addId,
    change: (index: number, part: Partial<Row>) =>
      onChange(
        rows.map((row, at) => (at === index ? { ...row, ...part } : row)),
      ),
    add: () => {
      next.current = idOf(added.input, rows.length);
      onChange([...rows, added.row]);
    },
    remove: (index: number) => {
      const left = Math.min(index, rows.length - 2);
      next.current = left < 0 ? addId : idOf("remove", left);
      onChange(rows.filter((_row, at) => at !== index));
    },
  };
}
