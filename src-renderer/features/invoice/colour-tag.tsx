import { useTranslation } from 'react-i18next'
import { colourName } from './colours.ts'

/** The colour of a document with its name beside it; nothing where it has none. */
export function ColourTag({ colour }: { colour: string }) {
  const { t } = useTranslation('outbound')
  const name = colourName(colour)
  if (name === null) return null
  return (
    <span className="tag">
      <span className="swatch" style={{ background: colour }} aria-hidden="true" />
      {t(`colour.${name}`)}
    </span>
  )
}
