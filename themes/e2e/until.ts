import { setTimeout } from "node:timers/promises";

const PAUSE = 200;

/** What is read, as soon as it is as wanted; what was read last where that takes too long, in milliseconds. */
export async function until<T>(
  read: () => T | Promise<T>,
  isWanted: (value: T) => boolean,
  patience = 60_000,
): Promise<T> {
  const end = Date.now() + patience;
  let value = await read();
  while (!isWanted(value) && Date.now() < end) {
    await setTimeout(PAUSE);
    value = await read();
  }
  return value;
}
