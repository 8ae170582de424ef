import { CONTACT, offerTrips } from '../../shared/offerTrips.js';
import { hostOrigin } from '../../shared/origins.js';
import { request } from '../../shared/published.js';

const { port1: port, port2 } = new MessageChannel();
let answered: (message: unknown) => void = () => {};
port.onmessage = ({ data }) => {
  if (data.subtopic === 'UpdateContactAttributeResponse') answered(data.message);
};
parent.postMessage('a port', hostOrigin, [port2]);
offerTrips((attributes) => {
  port.postMessage(request(CONTACT, attributes));
  return new Promise((resolve) => {
    answered = resolve;
  });
});
