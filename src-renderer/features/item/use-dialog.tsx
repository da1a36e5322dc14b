import { useTranslation } from 'react-i18next'
import type { ItemDetails } from '../../../src-main/contract/stock.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { useFormat } from '../../ui/use-format.ts'

/** "How was this calculated?": every figure that went into the use a month (5G). */
export function UseDialog({ item, onClose }: { item: ItemDetails; onClose: () => void }) {
  const { t } = useTranslation('stock')
  const format = useFormat()
  const { use, stock } = item
  const say = format.quantity
  const rows: readonly (readonly [label: string, value: string])[] = [
    [t('use.issued'), `${say(use.issued)} ${item.unit}`],
    [t('use.period'), `${format.date(use.from)} ${t('use.to')} ${format.date(use.to)}`],
    [t('use.days'), format.number(use.days)],
    [t('use.daysOut'), t(use.withoutDaysOut ? 'use.notCounted' : 'use.counted', { days: format.number(use.daysOut) })],
    [t('use.result'), use.perMonth === null ? t('item.noData') : `${say(use.perMonth)} ${item.unit}`],
    ...(item.monthsOfStock === null
      ? []
      : [
          [
            t('use.monthsOfStock'),
            `${t('use.divided', { available: say(stock.available), perMonth: say(use.perMonth ?? 0) })} = ${say(item.monthsOfStock)}`,
          ] as const,
        ]),
  ]
  const days = use.withoutDaysOut ? use.days - use.daysOut : use.days
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t('use.title')}
      lead={
        use.perMonth === null
          ? t('use.noData')
          : t('use.sentence', { count: days, units: say(use.issued), unitName: item.unit, month: use.daysInMonth })
      }
      foot={
        <Button kind="primary" autoFocus onPress={onClose}>
          {t('use.close')}
        </Button>
      }
    >
      <dl className="kv">
        {rows.map(([label, value]) => (
          <div key={label} className="kv-row">
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {use.isShortened && <p className="small muted usewhy">{t('use.shortened', { months: use.lookBackMonths })}</p>}
      <p className="small muted usewhy">{t('use.what')}</p>
    </Dialog>
  )
}
