import { refusalSentence } from '../../i18n.ts'
import { useSession } from '../../stores/index.ts'
import { go } from '../../stores/route.ts'
import { showToast } from '../../ui/toast.tsx'

/** Opens a store for work and goes to its home page, or to another of its places; a refusal is said and nothing changes. */
export async function openStore(storeId: string, place = 'home'): Promise<void> {
  const refused = await useSession.getState().openStore(storeId)
  if (refused) showToast(refusalSentence(refused), 'attention')
  else go(place)
}
