import { useNames } from "../api/useSchemaView";

/** A title as people read it; its name, which tokens have, when it is pointed at. */
export const TitleName = ({ title }: { title: string }) => {
  const names = useNames();
  return <span title={title}>{names.title(title)}</span>;
};
