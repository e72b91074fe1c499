namespace Chainrule.Studio.Parts;

/// <summary>The line before the machine: so many trainings go on at once, the others wait in the order they came.</summary>
public sealed class TrainingLine(int places = 2)
{
    private readonly Lock gate = new();
    private readonly List<Place> line = [];

    /// <summary>Takes the next place in line; disposing of it leaves the line or frees the machine.</summary>
    public Place Join()
    {
        var place = new Place(this);
        lock (gate)
        {
            line.Add(place);
        }
        Admit();
        return place;
    }

    private void Leave(Place place)
    {
        lock (gate)
        {
            line.Remove(place);
        }
        Admit();
    }

    private int Ahead(Place place)
    {
        lock (gate)
        {
            return Math.Max(line.IndexOf(place) - places + 1, 0);
        }
    }

    private void Admit()
    {
        Place[] first;
        lock (gate)
        {
            first = [.. line.Take(places)];
        }
        foreach (var place in first)
        {
            place.Admit();
        }
    }

    /// <summary>One training's place.</summary>
    public sealed class Place(TrainingLine queue) : IDisposable
    {
        private readonly TaskCompletionSource admitted = new(TaskCreationOptions.RunContinuationsAsynchronously);

        /// <summary>Done when it may go on.</summary>
        public Task Admitted => admitted.Task;

        /// <summary>How many must leave before this one may go on; 0 for one that may.</summary>
        public int Ahead => queue.Ahead(this);

        public void Dispose() => queue.Leave(this);

        internal void Admit() => admitted.TrySetResult();
    }
}
