import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PlaceRow } from '../../../src-main/contract/stock-work.ts'
import { api } from '../../api.ts'
import { Banner } from '../../ui/banner.tsx'
import { Select } from '../../ui/select.tsx'
import { showToast } from '../../ui/toast.tsx'
import { FormDialog } from '../stock-work/form-dialog.tsx'
import { useSend } from '../stock-work/use-send.ts'

/** Makes two places one, and names what follows before it is done (F-163). */
export function MergeDialog({ places, onClose }: { places: readonly PlaceRow[]; onClose: () => void }) {
  const { t } = useTranslation('work')
  const { busy, refusal, send, errorAt, touched } = useSend()
  const [ids, setIds] = useState<{ goneId: string | null; keptId: string | null }>({ goneId: null, keptId: null })
  const gone = places.find(({ id }) => id === ids.goneId)
  const kept = places.find(({ id }) => id === ids.keptId)
  const choose = (change: Partial<typeof ids>) => {
    setIds({ ...ids, ...change })
    touched()
  }
  const save = () => {
    if (gone === undefined || kept === undefined) return
    const asked = { goneId: gone.id, keptId: kept.id, goneVersion: gone.version, keptVersion: kept.version }
    void send(api['locations.merge'](asked), ({ batches }) => {
      showToast(t('merge.done', { count: batches, gone: gone.code, kept: kept.code }))
      onClose()
    })
  }
  const options = places.map(({ id, code, name, batches }) => ({
    id,
    label: name === '' || name === code ? code : `${code}, ${name}`,
    after: t('merge.holds', { count: batches }),
  }))
  return (
    <FormDialog
      title={t('merge.title')}
      lead={t('merge.lead')}
      action={t('merge.do')}
      busy={busy}
      canSend={gone !== undefined && kept !== undefined && gone !== kept}
      refusal={refusal}
      fields={['goneId', 'keptId']}
      onSend={save}
      onClose={onClose}
    >
      <Select
        className="wide"
        label={t('merge.gone')}
        placeholder={t('merge.choose')}
        options={options}
        value={ids.goneId}
        onChange={(goneId) => choose({ goneId })}
        error={errorAt('goneId')}
      />
      <Select
        className="wide"
        label={t('merge.kept')}
        placeholder={t('merge.choose')}
        options={options.filter(({ id }) => id !== ids.goneId)}
        value={ids.keptId}
        onChange={(keptId) => choose({ keptId })}
        error={errorAt('keptId')}
      />
      {gone && kept && gone !== kept && (
        <Banner tone="attention">
          {t('merge.consequence', { count: gone.batches, gone: gone.code, kept: kept.code })}
          {gone.onHold !== kept.onHold && ` ${t(kept.onHold ? 'merge.keptHeld' : 'merge.goneHeld', { gone: gone.code, kept: kept.code })}`}
        </Banner>
      )}
    </FormDialog>
  )
}
