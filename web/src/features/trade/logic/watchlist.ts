import type { Instrument } from "@/api/types";

/** Favourites first, in the order they were chosen; the search forgives `/`, `-` and case. */
export function watchlistRows(instruments: Instrument[], favourites: string[], typed: string): Instrument[] {
  const wanted = plain(typed);
  const place = (instrument: Instrument) => {
    const index = favourites.indexOf(instrument.symbol);
    return index < 0 ? favourites.length : index;
  };
  return instruments
    .filter((instrument) => plain(instrument.symbol).includes(wanted))
    .map((instrument, index) => ({ instrument, index }))
    .sort((left, right) => place(left.instrument) - place(right.instrument) || left.index - right.index)
    .map((entry) => entry.instrument);
}

function plain(text: string): string {
  return text.toLowerCase().replace(/[^a-z0-9]/g, "");
}
