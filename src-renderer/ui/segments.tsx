import { ToggleButton, ToggleButtonGroup } from 'react-aria-components'

/** One of two to five short words. */
export function Segments<Id extends string>(props: {
  label: string
  entries: readonly { readonly id: Id; readonly label: string }[]
  value: Id
  onChange: (id: Id) => void
}) {
  return (
    <ToggleButtonGroup
      className="seg"
      aria-label={props.label}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[props.value]}
      onSelectionChange={(keys) => {
        for (const key of keys) props.onChange(key as Id)
      }}
    >
      {props.entries.map((entry) => (
        <ToggleButton key={entry.id} id={entry.id}>
          {entry.label}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  )
}
