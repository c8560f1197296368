import { useLoad } from "../../shared/useLoad";
import { useUserNames } from "../api/useUserNames";
import { SomeoneName } from "../parts/SomeoneName";

/** Who has decided, by name where that may be read. */
export const Decider = ({ id }: { id: string }) => {
  const nameOf = useUserNames();
  const { data } = useLoad(() => nameOf(id), id);
  return data ? <SomeoneName who={data} /> : <>{id}</>;
};
