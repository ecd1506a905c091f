/** Marked ground as the map draws it: ticks inside the line where it excludes, beads on the line where it only warns. */
export const ZoneSwatch = ({ isHistoric }: { isHistoric: boolean }) => (
  <svg className="zone-swatch" viewBox="0 0 26 16" width="26" height="16" aria-hidden="true">
    <rect x="1" y="1" width="24" height="14" fill="none" stroke="currentColor" strokeWidth="1.1" />
    {isHistoric ? (
      <path
        d="M4.5 4.5h17v7h-17z"
        fill="none"
        stroke="currentColor"
        strokeWidth="2"
        strokeLinecap="round"
        strokeDasharray="0.1 3.4"
      />
    ) : (
      <path
        d="M5 1v4M9 1v4M13 1v4M17 1v4M21 1v4M5 15v-4M9 15v-4M13 15v-4M17 15v-4M21 15v-4M1 8h4M25 8h-4"
        stroke="currentColor"
        strokeWidth="0.9"
      />
    )}
  </svg>
)
