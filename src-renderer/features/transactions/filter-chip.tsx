import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button, Dialog, DialogTrigger, Popover } from 'react-aria-components'
import { Trans, useTranslation } from 'react-i18next'
import { Icon } from '../../ui/icon.tsx'

export type ChipProps = {
  /** Key of the words in `filter`, with `<b>` around what is chosen. */
  readonly words: string
  readonly params: Readonly<Record<string, string>>
  readonly plain: string
  readonly onRemove: () => void
  /** What opens under it; a chip without one can only be taken away. */
  readonly editor?: ReactNode
  readonly isOpen?: boolean
  readonly onOpenChange?: (open: boolean) => void
}

/** A filter that is at work: press to change it, the cross takes it away. */
export function FilterChip({ words, params, plain, onRemove, editor, isOpen = false, onOpenChange }: ChipProps) {
  const { t } = useTranslation('trade')
  const label = <Trans t={t} i18nKey={`filter.${words}`} values={params} components={{ b: <b /> }} />
  return (
    <span className="chip">
      {editor === undefined ? (
        <span>{label}</span>
      ) : (
        <DialogTrigger isOpen={isOpen} {...(onOpenChange && { onOpenChange })}>
          <Button className="chip-words">{label}</Button>
          <Popover className="popover" placement="bottom start" offset={6}>
            <Dialog aria-label={plain}>{editor}</Dialog>
          </Popover>
        </DialogTrigger>
      )}
      <Button className="chip-x" aria-label={t('filter.remove', { filter: plain })} onPress={onRemove}>
        <Icon of={X} />
      </Button>
    </span>
  )
}
