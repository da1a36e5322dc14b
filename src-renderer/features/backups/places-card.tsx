import { Folder, FolderPen, Usb, X } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { BackupOverview, BackupPlace } from '../../../src-main/contract/backups.ts'
import { api } from '../../api.ts'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Pill } from '../../ui/pill.tsx'
import { showToast } from '../../ui/toast.tsx'
import { useFormat } from '../../ui/use-format.ts'
import type { Asking } from './backups-page.tsx'
import type { Backups } from './use-backups.ts'

type Props = {
  readonly overview: BackupOverview
  readonly may: boolean
  readonly ask: Backups['ask']
  readonly onAsk: (asking: Asking) => void
}

/** The folder and the sticks, each with its last backup and what is wrong with it. */
export function PlacesCard({ overview, may, ask, onAsk }: Props) {
  const { t } = useTranslation('backups')
  const forget = async ({ id, label }: BackupPlace) => {
    if (await ask(api['backups.forgetStick']({ placeId: id }))) showToast(t('places.forgotten', { label }))
  }
  return (
    <section className="card">
      <h2 className="card-head">{t('places.title')}</h2>
      <ul className="backupplaces">
        {overview.places.map((place) => (
          <PlaceRow key={place.id} place={place} onForget={may && place.kind === 'stick' ? () => void forget(place) : null} />
        ))}
      </ul>
      {may && (
        <div className="row wrap padx backupacts">
          <Button icon={FolderPen} onPress={() => onAsk('folder')}>
            {t('places.change')}
          </Button>
          <Button icon={Usb} onPress={() => onAsk('stick')}>
            {t('places.addStick')}
          </Button>
        </div>
      )}
    </section>
  )
}

function PlaceRow({ place, onForget }: { place: BackupPlace; onForget: (() => void) | null }) {
  const { t } = useTranslation('backups')
  const format = useFormat()
  const facts = [
    place.kind === 'stick' ? t('places.stick') : t('places.folder'),
    place.lastAt === null ? t('places.noneYet') : t('places.lastAt', { when: format.when(place.lastAt) }),
    ...(place.free === null ? [] : [t('places.free', { size: format.bytes(place.free) })]),
  ]
  return (
    <li className="backupplace">
      <Icon of={place.kind === 'stick' ? Usb : Folder} />
      <div className="grow">
        <div className="row wrap">
          <span className="medium longid">{place.label}</span>
          {!place.atHand && <Pill>{t('places.away')}</Pill>}
          {place.sameDisk && <Pill tone="attention">{t('places.sameDisk')}</Pill>}
        </div>
        <div className="small muted">{facts.join(' · ')}</div>
        {place.problem !== null && <div className="small t-attention">{t(`problem.${place.problem}`)}</div>}
      </div>
      {onForget !== null && (
        <Button kind="quiet" size="small" icon={X} aria-label={t('places.forget', { label: place.label })} onPress={onForget} />
      )}
    </li>
  )
}
