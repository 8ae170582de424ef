import { offerBursts, type Send } from './offerBursts.js';
import { CONTACT, offerTrips } from './offerTrips.js';

/** Offers `runTrips` and `burst`. */
export function offerWork(send: Send): void {
  offerBursts(send);
  offerTrips((attributes) => send(CONTACT, attributes));
}
