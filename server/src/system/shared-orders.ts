/** An object-centred log: one payment for three orders, one parcel for two, and a visit that concerns none. */
export const sharedOrders = {
  objectTypes: ['customer', 'order'].map((name) => ({ name, attributes: [] })),
  eventTypes: [
    {
      name: 'Paid',
      attributes: [
        { name: 'revenue', type: 'float' },
        { name: 'currency', type: 'string' },
      ],
    },
    {
      name: 'Sent',
      attributes: [
        { name: 'cost', type: 'float' },
        { name: 'currency', type: 'string' },
      ],
    },
    {
      name: 'Visited',
      attributes: [
        { name: 'cost', type: 'float' },
        { name: 'currency', type: 'string' },
      ],
    },
  ],
  objects: [
    { id: 'ana', type: 'customer', attributes: [], relationships: [] },
    ...['o1', 'o2', 'o3'].map((id) => ({ id, type: 'order', attributes: [], relationships: [] })),
  ],
  events: [
    ['e1', 'Paid', 'revenue', 100.01, ['o1', 'o2', 'o3']],
    ['e2', 'Sent', 'cost', 4.99, ['o2', 'o3']],
    ['e3', 'Visited', 'cost', 0.5, []],
  ].map(([id, type, name, value, orders], place) => ({
    id,
    type,
    time: `2026-01-0${place + 1}T08:00:00Z`,
    attributes: [
      { name, value },
      { name: 'currency', value: 'EUR' },
    ],
    relationships: ['ana', ...(orders as string[])].map((objectId) => ({ objectId, qualifier: 'of' })),
  })),
};
