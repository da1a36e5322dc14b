import { createOtherComputer } from '../../stores/other-computer.ts'
import { useSync } from '../../stores/index.ts'

/** The one of this page. */
export const useOtherComputer = createOtherComputer(useSync)
