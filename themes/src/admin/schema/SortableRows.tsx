import {
  closestCenter,
  DndContext,
  type DragEndEvent,
  KeyboardSensor,
  PointerSensor,
  useSensor,
  useSensors,
} from "@dnd-kit/core";
import {
  SortableContext,
  sortableKeyboardCoordinates,
  useSortable,
  verticalListSortingStrategy,
} from "@dnd-kit/sortable";
import { CSS } from "@dnd-kit/utilities";
import { Button } from "@patternfly/react-core";
import { GripVerticalIcon } from "@patternfly/react-icons";
import { Td, Tr } from "@patternfly/react-table";
import { type ReactNode, useRef } from "react";
import { useTranslation } from "react-i18next";

type Props = {
  /** Of the rows, in their order. */
  names: string[];
  onMove: (from: number, to: number) => void;
  /** The whole table: what is told to screen readers has no place within it. */
  children: ReactNode;
};

/** Lets rows be moved by their handles, with the pointer or with the keyboard. */
export const SortableRows = ({ names, onMove, children }: Props) => {
  const { t } = useTranslation();
  const sensors = useSensors(
    useSensor(PointerSensor),
    useSensor(KeyboardSensor, {
      coordinateGetter: sortableKeyboardCoordinates,
    }),
  );
  const told = (
    key: "picked" | "moved" | "dropped" | "cancelled",
    name: unknown,
    over: unknown = name,
  ) =>
    t(`personas.schema.drag.${key}`, {
      name: String(name),
      position: names.indexOf(String(over)) + 1,
      count: names.length,
    });
  // What is picked up is over its own place first, which would be told over what has just been told.
  const isOverItself = useRef(true);
  const end = ({ active, over }: DragEndEvent) => {
    const from = names.indexOf(String(active.id));
    const to = names.indexOf(String(over?.id));
    if (to >= 0 && from !== to) {
      onMove(from, to);
    }
  };

  return (
    <DndContext
      sensors={sensors}
      collisionDetection={closestCenter}
      onDragEnd={end}
      accessibility={{
        screenReaderInstructions: { draggable: t("personas.schema.drag.how") },
        announcements: {
          onDragStart: ({ active }) => {
            isOverItself.current = true;
            return told("picked", active.id);
          },
          onDragOver: ({ active, over }) => {
            if (isOverItself.current) {
              isOverItself.current = false;
              return undefined;
            }
            return told("moved", active.id, over?.id ?? active.id);
          },
          onDragEnd: ({ active, over }) =>
            told("dropped", active.id, over?.id ?? active.id),
          onDragCancel: ({ active }) => told("cancelled", active.id),
        },
      }}
    >
      <SortableContext items={names} strategy={verticalListSortingStrategy}>
        {children}
      </SortableContext>
    </DndContext>
  );
};

type RowProps = { name: string; children: ReactNode };

/** A row with its handle in front. */
export const SortableRow = ({ name, children }: RowProps) => {
  const { t } = useTranslation();
  const sortable = useSortable({
    id: name,
    attributes: { roleDescription: t("personas.schema.drag.role") },
  });
  const { attributes, listeners, transform, transition, isDragging } = sortable;
  return (
    <Tr
      ref={sortable.setNodeRef}
      className={isDragging ? "kc-personas-dragged" : ""}
      style={{
        transform: CSS.Translate.toString(
          transform ? { ...transform, x: 0 } : null,
        ),
        transition,
      }}
    >
      <Td className="kc-personas-handle">
        <Button
          ref={sortable.setActivatorNodeRef}
          variant="plain"
          aria-label={t("personas.schema.drag.handle", { name })}
          {...attributes}
          {...listeners}
        >
          <GripVerticalIcon />
        </Button>
      </Td>
      {children}
    </Tr>
  );
};
