import { CheckCheck, Filter, PackagePlus, Plus } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { LineCounts } from '../../stores/count-lines.ts'
import { counting, useCounting } from '../../stores/stocktake-pages.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'

/** Why no line is shown, and the one thing to do. */
export function NoLines({ counts, onAdd }: { counts: LineCounts; onAdd: (() => void) | null }) {
  const { t } = useTranslation('stocktakes')
  const show = useCounting((state) => state.show)
  const search = useCounting((state) => state.search)
  const isWhole = useCounting((state) => state.isWhole)
  if (!isWhole) return <Skeleton />
  const isDone = show !== 'all' && search.trim() === ''
  if (counts.all > 0) {
    return (
      <div className="scroll">
        <EmptyState
          icon={isDone ? CheckCheck : Filter}
          title={t(isDone ? `none.${show}` : 'none.filterTitle')}
          action={<Button onPress={() => counting.getState().setFilter({ show: 'all', search: '' })}>{t('none.showAll')}</Button>}
        >
          {t('none.filter', { count: counts.all })}
        </EmptyState>
      </div>
    )
  }
  return (
    <div className="scroll">
      <EmptyState
        icon={PackagePlus}
        title={t('none.title')}
        action={
          onAdd === null ? undefined : (
            <Button icon={Plus} keys="addItem" onPress={onAdd}>
              {t('page.addBatch')}
            </Button>
          )
        }
      >
        {onAdd !== null && t('none.sentence')}
      </EmptyState>
    </div>
  )
}
