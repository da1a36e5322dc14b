/** Puts a fake bridge where the preload would put the real one: `?scene=sending&locale=fr&theme=dark`. */
import { AppState } from '../../../src-main/contract/site.ts'
import { createFakeBridge } from '../fake-bridge.ts'
import { scenes } from './scenes.ts'

const page = globalThis as unknown as { location: { search: string }; outpost: unknown }
const query = new URLSearchParams(page.location.search)
const scene = scenes[query.get('scene') ?? 'idle'] ?? {}
const bridge = createFakeBridge(scene.state, scene.answers)
const wanted = AppState.pick({ locale: true, theme: true })
  .partial()
  .parse(Object.fromEntries([...query].filter(([key]) => key !== 'scene')))
const app = await bridge.invoke['app.state']({})
if (app.ok) bridge.emit('app.state', { ...(app.value as AppState), ...wanted } as AppState)
page.outpost = bridge
