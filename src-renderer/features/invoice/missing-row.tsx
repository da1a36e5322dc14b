import { TriangleAlert } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Icon } from '../../ui/icon.tsx'
import { useFormat } from '../../ui/use-format.ts'

/** Units that were asked for and that no batch covers: the document cannot be shipped with them. */
export function MissingRow({ units }: { units: number }) {
  const { t } = useTranslation('trade')
  const format = useFormat()
  return (
    <tr className="batch" role="row" aria-level={2}>
      <td />
      <td colSpan={7}>
        <span className="why t-attention">
          <Icon of={TriangleAlert} size="s" /> {t('invoice.notInStock')}
        </span>
      </td>
      <td className="num t-attention">{format.quantity(units)}</td>
      <td className="c-price" />
      <td />
    </tr>
  )
}
