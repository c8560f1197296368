import { Link } from "react-router-dom";
import { useLoad } from "../../shared/useLoad";
import { usePaths } from "../api/paths";
import type { Someone } from "../api/useUserNames";

type Props = {
  id: string;
  nameOf: (id: string) => Promise<Someone>;
};

/** A user who was invited, by name where it can be read, with the way to the user's personas. */
export const InvitedUser = ({ id, nameOf }: Props) => {
  const paths = usePaths();
  const { data } = useLoad(() => nameOf(id), id);
  return data?.isOfRealm ? (
    <Link to={paths.user(id)}>{data.name}</Link>
  ) : (
    <>{id}</>
  );
};
