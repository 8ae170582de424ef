/** The published sample request. */
export const publishedSample = {
  channel: 'Amazon',
  topic: 'OutboundCall',
  subtopic: 'UpdateContactAttribute',
  source: 'myapp',
  data: {
    InitialContactId: 'c65486b8a-a292-460d-a59c-a937e486106e',
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
