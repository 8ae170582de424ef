import { offerWork } from '../../shared/offerWork.js';
import { sendPlain } from '../../shared/sendPlain.js';

offerWork(sendPlain);
