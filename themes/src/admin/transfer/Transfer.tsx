import { Stack, StackItem } from "@patternfly/react-core";
import { usePermissions } from "../api/usePermissions";
import { Export } from "./Export";
import { Import } from "./Import";

/** Personas in and out as files. */
export const Transfer = () => {
  const { manageAll } = usePermissions();
  return (
    <Stack hasGutter>
      <StackItem>
        <Export />
      </StackItem>
      {manageAll && (
        <StackItem>
          <Import />
        </StackItem>
      )}
    </Stack>
  );
};
