import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SiteDisk } from '../../../src-main/contract/site-settings.ts'
import { api } from '../../api.ts'
import { useFormat } from '../../ui/use-format.ts'
import { Card } from './site-cards.tsx'

/** Whether what lies on the disk is safe from a thief (README, "Encryption at rest"), and whether an older file would be noticed (F-135). */
export function DiskCard() {
  const { t } = useTranslation('site')
  const format = useFormat()
  const disk = useDisk()
  if (disk === null) return null
  const { encryption, freeBytes, memory } = disk
  return (
    <Card title={t('disk.title')}>
      <dt>{t('disk.encryption')}</dt>
      <dd className={encryption === 'off' ? 't-attention' : undefined}>
        {t(`disk.state.${encryption}`)}
        {encryption !== 'on' && <div className="small muted">{t(`disk.${encryption}`)}</div>}
      </dd>
      {freeBytes !== null && (
        <>
          <dt>{t('disk.free')}</dt>
          <dd>{format.bytes(freeBytes)}</dd>
        </>
      )}
      <dt>{t('disk.memory')}</dt>
      <dd className={memory.kept === 'nowhere' ? 't-attention' : undefined}>
        {t(`disk.kept.${memory.kept}`)}
        {memory.kept !== 'everywhere' && (
          <div className="small muted selectable">{t(`disk.${memory.kept}`, { folders: memory.refusing.join(', ') })}</div>
        )}
      </dd>
    </Card>
  )
}

function useDisk(): SiteDisk | null {
  const [disk, setDisk] = useState<SiteDisk | null>(null)
  useEffect(() => {
    let current = true
    const ask = async () => {
      const answer = await api['siteSettings.disk']({})
      if (current && answer.ok) setDisk(answer.value)
    }
    void ask()
    return () => {
      current = false
    }
  }, [])
  return disk
}
