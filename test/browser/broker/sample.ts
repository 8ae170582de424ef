/** The contact of the published sample. */
export const CONTACT = 'c65486b8a-a292-460d-a59c-a937e486106e';

/** The published sample, as an app posts it. */
export const SAMPLE = {
  channel: 'Amazon',
  topic: 'OutboundCall',
  subtopic: 'UpdateContactAttribute',
  source: 'myapp',
  data: {
    InitialContactId: CONTACT,
    ContactAttributes: {
      LCMKey: '791|485|582|0|0|44|59',
      CallType: 'Agent',
      CampaignID: 'SAMLHVOC',
      ContactNature: 'Fresh',
      IsRequiredDisposition: 'False',
      PacingMode: 'DIRECT_PREVIEW',
    },
  },
};

/** The published answer. */
export const PUBLISHED_ANSWER = {
  channel: 'Amazon',
  topic: 'OutboundCall',
  subtopic: 'UpdateContactAttributeResponse',
  message: { response: true },
};

/** The ready signal: the question, and the only answer. */
export const READY_REQUEST = { channel: 'Amazon', topic: 'App', subtopic: 'StateSync' };
export const READY = { ...READY_REQUEST, message: { initState: 'Loaded' } };
