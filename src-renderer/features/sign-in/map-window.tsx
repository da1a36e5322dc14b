import '../../styles/sign-in.css'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useApp } from '../../stores/index.ts'
import { Mark } from '../../ui/mark.tsx'
import { StatusBar } from '../shell/status-bar.tsx'
import { TopBar } from '../shell/top-bar.tsx'
import { LanguageMenu } from './language-menu.tsx'
import { MapScene } from './map-scene.tsx'

/** The window while there is no work to show: one card on the map, the language, and the lamp at the foot. */
export function MapWindow(props: { children: ReactNode }) {
  const { t } = useTranslation('people')
  const site = useApp((app) => app.state?.site?.name ?? '')
  const version = useApp((app) => app.state?.version ?? '')
  return (
    <div className="window is-bare">
      <TopBar />
      <main className="stage">
        <MapScene here={site} central={t('central')} />
        <div className="signin">
          <div className="card signcard">
            <SiteHead />
            {props.children}
          </div>
          <footer className="signfoot small muted">
            <LanguageMenu />
            <span>{t('common:about.version', { version })}</span>
          </footer>
        </div>
      </main>
      <StatusBar />
    </div>
  )
}

function SiteHead() {
  const { t } = useTranslation()
  const site = useApp((app) => app.state?.site ?? null)
  return (
    <div className="signhead">
      <span className="biglogo">
        <Mark />
      </span>
      <div className="grow">
        <h1 className="cut">{site?.name ?? 'Outpost'}</h1>
        {site !== null && <p className="muted">{t('site.number', { number: site.number })}</p>}
      </div>
    </div>
  )
}
