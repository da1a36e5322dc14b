import { useTranslation } from 'react-i18next'
import type { Invoice } from '../../../src-main/contract/trade.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { showToast } from '../../ui/toast.tsx'
import { itemRows } from './item-groups.ts'
import type { ItemRow } from './item-groups.ts'
import { changeItems } from './outbound-changes.ts'

/** Units that were asked for and that no batch covers keep the document in New: allocate them, or leave them out (U-13, 5E). */
export function MissingBanner({ invoice }: { invoice: Invoice }) {
  const { t } = useTranslation('outbound')
  const missing = itemRows(invoice, []).filter((row) => row.missing > 0)
  if (missing.length === 0) return null
  const [first] = missing
  return (
    <Banner
      tone="attention"
      action={
        <span className="row">
          <Button size="small" onPress={() => void allocate(missing).then((left) => showToast(sayLeft(left, t)))}>
            {t('missing.allocate')}
          </Button>
          <Button size="small" onPress={() => void changeItems(idsOf(missing), 'trim')}>
            {t('missing.trim')}
          </Button>
        </span>
      }
    >
      {t('missing.sentence', { count: missing.length, item: first?.name ?? '', units: first?.missing ?? 0 })}
    </Banner>
  )
}

type T = ReturnType<typeof useTranslation<'outbound'>>['t']

const idsOf = (rows: readonly ItemRow[]) => rows.map((row) => row.itemId)

/** Gives how many of the items are not wholly covered afterwards; null where it was refused. */
export async function allocate(rows: readonly ItemRow[]): Promise<number | null> {
  const invoice = await changeItems(idsOf(rows), 'allocate')
  if (invoice === null) return null
  const asked = new Set(idsOf(rows))
  return itemRows(invoice, []).filter((row) => asked.has(row.itemId) && row.missing > 0).length
}

export function sayLeft(left: number | null, t: T): string {
  if (left === null) return t('missing.refused')
  return left === 0 ? t('missing.covered') : t('missing.left', { count: left })
}
