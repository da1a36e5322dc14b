import { ArrowLeftRight, Ellipsis, Lock, LockOpen, MapPin, SlidersHorizontal, Tags } from 'lucide-react'
import type { LucideIcon } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { BatchDetails } from '../../../src-main/contract/stock.ts'
import { useMay } from '../../stores/index.ts'
import { Button } from '../../ui/button.tsx'
import { Menu } from '../../ui/menu.tsx'
import { Drafted } from '../../ui/use-draft.tsx'
import { useShortcuts } from '../../ui/use-shortcuts.ts'
import { AdjustDialog } from './adjust-dialog.tsx'
import { HoldDialog } from './hold-dialog.tsx'
import { MoveDialog } from './move-dialog.tsx'
import { PriceDialog } from './price-dialog.tsx'
import { RepackDialog } from './repack-dialog.tsx'
import { useUnfinished } from './use-unfinished.ts'

type Work = 'adjust' | 'move' | 'hold' | 'price' | 'repack'
const dialogs = { adjust: AdjustDialog, move: MoveDialog, hold: HoldDialog, price: PriceDialog, repack: RepackDialog }

/** What may be done with a batch: only what the user has the right to (U-04). */
export function BatchActions({ batch }: { batch: BatchDetails }) {
  const { t } = useTranslation('work')
  const [doing, setDoing] = useState<Work | null>(null)
  const [isMenuOpen, setMenuOpen] = useState(false)
  const may = { adjust: useMay('adjustStock'), edit: useMay('editStock'), repack: useMay('repackStock') }
  const entries: { id: Work; label: string; icon: LucideIcon; disabled?: boolean }[] = [
    ...(may.edit ? [{ id: 'move' as const, label: t('do.move'), icon: MapPin }] : []),
    ...(may.edit ? [{ id: 'hold' as const, label: t(batch.onHold ? 'do.release' : 'do.hold'), icon: batch.onHold ? LockOpen : Lock }] : []),
    ...(may.edit ? [{ id: 'price' as const, label: t('do.price'), icon: Tags }] : []),
    ...(may.repack ? [{ id: 'repack' as const, label: t('do.repack'), icon: ArrowLeftRight, disabled: batch.available <= 0 }] : []),
  ]
  useShortcuts({ moreOfDocument: entries.length > 0 ? () => setMenuOpen(true) : undefined })
  useUnfinished(['adjust', 'price', 'repack'], (kind, id) => {
    const isMine = id === batch.id
    if (isMine && kind === 'adjust' && may.adjust) setDoing(kind)
    if (isMine && kind === 'price' && may.edit) setDoing(kind)
    if (isMine && kind === 'repack' && may.repack) setDoing(kind)
  })
  const Doing = doing === null ? null : dialogs[doing]
  return (
    <div className="acts">
      {entries.length > 0 && (
        <Menu
          label={t('do.more')}
          isOpen={isMenuOpen}
          onOpenChange={setMenuOpen}
          placement="bottom end"
          trigger={
            <Button icon={Ellipsis} keys="moreOfDocument">
              {t('do.more')}
            </Button>
          }
          entries={entries}
          onChoose={(id) => setDoing(id as Work)}
        />
      )}
      {may.adjust && (
        <Button kind="primary" icon={SlidersHorizontal} onPress={() => setDoing('adjust')}>
          {t('do.adjust')}
        </Button>
      )}
      {Doing && (
        <Drafted form={`${doing}/${batch.id}`}>
          <Doing batch={batch} onClose={() => setDoing(null)} />
        </Drafted>
      )}
    </div>
  )
}
