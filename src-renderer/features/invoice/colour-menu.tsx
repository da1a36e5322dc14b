import { Palette } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Invoice } from '../../../src-main/contract/trade.ts'
import { Button } from '../../ui/button.tsx'
import { Menu } from '../../ui/menu.tsx'
import { ColourTag } from './colour-tag.tsx'
import { colourName, colourNames, colours } from './colours.ts'
import type { ColourName } from './colours.ts'
import { setColour } from './head-changes.ts'

/** Gives a document its colour, or takes it away; also once its lines are shut (U-33, 5E). */
export function ColourMenu({ invoice }: { invoice: Invoice }) {
  const { t } = useTranslation('outbound')
  const now = colourName(invoice.colour)
  const swatch = (name: ColourName) => <span className="swatch is-large" style={{ background: colours[name] }} aria-hidden="true" />
  const entries = colourNames.map((name) => ({ id: name, label: t(`colour.${name}`), after: swatch(name), disabled: name === now }))
  const choose = (id: string) => void setColour(id === 'none' ? '' : colours[id as ColourName])
  return (
    <span title={t('colour.choose')}>
      <Menu
        label={t('colour.choose')}
        placement="bottom end"
        trigger={
          now === null ? (
            <Button kind="quiet" icon={Palette} aria-label={t('colour.choose')} />
          ) : (
            <Button kind="quiet" aria-label={t('colour.now', { colour: t(`colour.${now}`) })}>
              <ColourTag colour={invoice.colour} />
            </Button>
          )
        }
        entries={[...entries, { id: 'none', label: t('colour.none'), disabled: now === null }]}
        onChoose={choose}
      />
    </span>
  )
}
