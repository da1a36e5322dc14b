import { useTranslation } from 'react-i18next'
import type { StockWorkFacts } from '../../../src-main/contract/stock-work.ts'
import { Select } from '../../ui/select.tsx'
import { TextField } from '../../ui/text-field.tsx'

type FieldProps<T> = {
  readonly value: T
  readonly onChange: (value: T) => void
  readonly error?: string | null
  readonly className?: string
}

/** A figure as typed; main and the form read it by the language's own signs. */
export function AmountField(props: FieldProps<string> & { label: string; autoFocus?: boolean; hint?: string }) {
  const { label, value, onChange, error, hint, className, autoFocus = false } = props
  return (
    <TextField
      label={label}
      className={className ?? ''}
      value={value}
      onChange={onChange}
      error={error}
      hint={hint}
      autoFocus={autoFocus}
      inputMode="decimal"
      autoComplete="off"
      maxLength={20}
    />
  )
}

/** Why stock goes up or down; nothing where central has no reasons for that. */
export function ReasonField(props: FieldProps<string | null> & { reasons: StockWorkFacts['reasons']['addition'] }) {
  const { t } = useTranslation('work')
  if (props.reasons.length === 0) return null
  return (
    <Select
      label={t('reason')}
      className={props.className ?? 'wide'}
      placeholder={t('reasonChoose')}
      options={props.reasons.map(({ id, title }) => ({ id, label: title }))}
      value={props.value}
      onChange={props.onChange}
      error={props.error}
    />
  )
}

const nowhere = '-'

/** Where a batch lies, or nowhere in particular. */
export function PlaceField(props: FieldProps<string | null> & { places: StockWorkFacts['places'] }) {
  const { t } = useTranslation('work')
  const options = [
    { id: nowhere, label: t('noPlace') },
    ...props.places.map(({ id, code, name, onHold }) => ({
      id,
      label: name === '' || name === code ? code : `${code}, ${name}`,
      ...(onHold && { after: t('onHold') }),
    })),
  ]
  return (
    <Select
      label={t('place')}
      className={props.className ?? ''}
      options={options}
      value={props.value ?? nowhere}
      onChange={(id) => props.onChange(id === nowhere ? null : id)}
      error={props.error}
    />
  )
}

export function NoteField({ value, onChange }: FieldProps<string>) {
  const { t } = useTranslation('work')
  return <TextField label={t('note')} className="wide" value={value} onChange={onChange} maxLength={1000} autoComplete="off" />
}
