import type { LucideIcon } from 'lucide-react'
import { CircleAlert } from 'lucide-react'
import type { HTMLAttributes, ReactNode, Ref } from 'react'
import type { TextFieldProps as AriaTextFieldProps } from 'react-aria-components'
import { FieldError, Input, Label, Text, TextField as AriaTextField } from 'react-aria-components'
import { classes } from './classes.ts'
import { Icon } from './icon.tsx'

export type TextFieldProps = Omit<AriaTextFieldProps, 'className' | 'children' | 'style' | 'isInvalid'> & {
  readonly label: string
  /** Small print below; gives way to `error`. */
  readonly hint?: ReactNode
  /** What is wrong with what is in the field, or null. */
  readonly error?: string | null | undefined
  readonly icon?: LucideIcon | undefined
  readonly size?: 'big'
  readonly placeholder?: string
  /** Stands inside the field at its end: a unit or a small button. */
  readonly after?: ReactNode
  readonly className?: string
  readonly inputProps?: Pick<HTMLAttributes<HTMLInputElement>, 'onKeyDown' | 'onKeyUp'>
  readonly ref?: Ref<HTMLInputElement>
}

/** A field with its label above and its hint or its mistake below. */
export function TextField(props: TextFieldProps) {
  const { label, hint, error, icon, size, placeholder, after, className, inputProps, ref, ...rest } = props
  const wrong = error !== null && error !== undefined && error !== ''
  return (
    // `aria`: a field that main has refused must not keep the browser from sending the next try.
    <AriaTextField {...rest} validationBehavior="aria" isInvalid={wrong} className={classes('field', className)}>
      <Label className="label">{label}</Label>
      <span className={classes('input', size && `is-${size}`)}>
        {icon && <Icon of={icon} />}
        <Input {...inputProps} ref={ref ?? null} placeholder={placeholder ?? ''} />
        {after}
      </span>
      {!wrong && hint !== undefined && hint !== null && (
        <Text slot="description" className="hint">
          {hint}
        </Text>
      )}
      <FieldError className="error">
        <Icon of={CircleAlert} />
        <span role="alert">{error}</span>
      </FieldError>
    </AriaTextField>
  )
}
