import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PlaceRow } from '../../../src-main/contract/stock-work.ts'
import { api } from '../../api.ts'
import { Banner } from '../../ui/banner.tsx'
import { Checkbox } from '../../ui/checkbox.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { showToast } from '../../ui/toast.tsx'
import { useDraftFields } from '../../ui/use-draft.tsx'
import { FormDialog } from '../stock-work/form-dialog.tsx'
import { useSend } from '../stock-work/use-send.ts'

const yesOrNo = (is: boolean): string => (is ? 'yes' : 'no')

/** A new place, or another code, name or hold for one that is there (U-14). */
export function PlaceDialog({ place, onClose }: { place: PlaceRow | null; onClose: () => void }) {
  const { t } = useTranslation('work')
  const { busy, refusal, send, errorAt, touched } = useSend()
  const [newId] = useState(() => crypto.randomUUID())
  const [seen] = useState(place)
  const [said, setSaid] = useDraftFields({ code: place?.code ?? '', name: place?.name ?? '', onHold: yesOrNo(place?.onHold ?? false) })
  const typed = { ...said, onHold: said.onHold === yesOrNo(true) }
  const set = (change: Partial<typeof said>) => {
    setSaid(change)
    touched()
  }
  const save = () => {
    const asked =
      place === null
        ? api['locations.create']({ id: newId, ...typed })
        : api['locations.edit']({ id: place.id, version: place.version, ...typed })
    void send(asked, ({ code }) => {
      showToast(t('places.done', { code }))
      onClose()
    })
  }
  const batches = place?.batches ?? 0
  return (
    <FormDialog
      title={place === null ? t('places.new') : t('places.edit', { code: place.code })}
      action={t('places.save')}
      busy={busy}
      canSend={typed.code.trim() !== ''}
      refusal={refusal}
      fields={['code']}
      seen={seen && t('places.seen', { code: seen.code, name: seen.name })}
      onSend={save}
      onClose={onClose}
    >
      <TextField
        label={t('places.code')}
        autoFocus
        value={typed.code}
        onChange={(code) => set({ code })}
        error={errorAt('code')}
        maxLength={50}
        autoComplete="off"
      />
      <TextField label={t('places.name')} value={typed.name} onChange={(name) => set({ name })} maxLength={200} autoComplete="off" />
      <div className="wide">
        <Checkbox isSelected={typed.onHold} onChange={(onHold) => set({ onHold: yesOrNo(onHold) })}>
          {t('places.hold')}
        </Checkbox>
      </div>
      {typed.onHold && !(place?.onHold ?? false) && batches > 0 && (
        <Banner tone="attention">{t('places.holds', { count: batches })}</Banner>
      )}
    </FormDialog>
  )
}
