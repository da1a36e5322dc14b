import { Search, X } from 'lucide-react'
import type { KeyboardEvent, Ref } from 'react'
import { Button, Input, SearchField } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { Icon } from './icon.tsx'
import { Kbd } from './kbd.tsx'

export type SearchBoxProps = {
  readonly label: string
  readonly placeholder: string
  readonly value: string
  readonly onChange: (text: string) => void
  /** Arrow down or Enter: to the first of what was found. */
  readonly onLeave: () => void
  readonly ref: Ref<HTMLInputElement>
}

/** Search in this list; Escape empties it. */
export function SearchBox({ label, placeholder, value, onChange, onLeave, ref }: SearchBoxProps) {
  const { t } = useTranslation()
  const leave = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowDown' && event.key !== 'Enter') return
    event.preventDefault()
    onLeave()
  }
  return (
    <SearchField className="input searchbox" aria-label={label} value={value} onChange={onChange} maxLength={200}>
      <Icon of={Search} />
      <Input ref={ref} placeholder={placeholder} onKeyDown={leave} />
      {value === '' ? (
        <Kbd of="searchList" />
      ) : (
        <Button className="btn btn-quiet btn-small btn-icon" aria-label={t('clear')}>
          <Icon of={X} size="s" />
        </Button>
      )}
    </SearchField>
  )
}
