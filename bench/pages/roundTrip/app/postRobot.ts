import postRobot from 'post-robot';
import { CONTACT, offerTrips } from '../../shared/offerTrips.js';
import { hostOrigin } from '../../shared/origins.js';

offerTrips((attributes) =>
  postRobot.send(
    parent,
    'updateContactAttributes',
    { initialContactId: CONTACT, attributes },
    { domain: hostOrigin },
  ),
);
