import { Check, ChevronDown, CircleAlert } from 'lucide-react'
import { Button, FieldError, Label, ListBox, ListBoxItem, Popover, Select as AriaSelect, SelectValue } from 'react-aria-components'
import { classes } from './classes.ts'
import { Icon } from './icon.tsx'

export type Option = { readonly id: string; readonly label: string; readonly after?: string }

/** One of a list that is too long for segments. Typing jumps to an entry. */
export function Select(props: {
  label: string
  options: readonly Option[]
  value: string | null
  onChange: (id: string) => void
  placeholder?: string
  error?: string | null | undefined
  className?: string
}) {
  const { error } = props
  const wrong = error !== null && error !== undefined && error !== ''
  return (
    <AriaSelect
      className={classes('field', props.className)}
      selectedKey={props.value}
      onSelectionChange={(id) => id !== null && props.onChange(String(id))}
      placeholder={props.placeholder ?? ''}
      validationBehavior="aria"
      isInvalid={wrong}
    >
      <Label className="label">{props.label}</Label>
      <Button className="input select">
        <SelectValue className="cut grow">
          {({ selectedText, isPlaceholder }) => (isPlaceholder ? props.placeholder : selectedText)}
        </SelectValue>
        <Icon of={ChevronDown} />
      </Button>
      <FieldError className="error">
        <Icon of={CircleAlert} />
        <span role="alert">{error}</span>
      </FieldError>
      <Popover className="menu-pop select-pop" offset={4}>
        <ListBox className="menu">
          {props.options.map((option) => (
            <ListBoxItem key={option.id} id={option.id} textValue={option.label} className="menu-item">
              {({ isSelected }) => (
                <>
                  <span>{option.label}</span>
                  <span className="end small muted">{option.after}</span>
                  {isSelected && <Icon of={Check} />}
                </>
              )}
            </ListBoxItem>
          ))}
        </ListBox>
      </Popover>
    </AriaSelect>
  )
}
