namespace AiPerf.Plot.Layout;

/// <summary>
/// Places point labels: greedily by priority, then by moving single neighbours, at last by dropping them for the ends of series
/// (spec plots A.4). No randomness: the same labels always end up at the same places.
/// </summary>
internal sealed class PointLabelPlacer
{
    private const int MostImprovements = 200;
    private readonly List<PointLabel> _labels;
    private readonly List<LabelPlace>[] _candidates;
    private readonly LabelPlace?[] _placed;
    private readonly bool[] _isDropped;

    private PointLabelPlacer(List<PointLabel> labels, Func<PointLabel, List<LabelPlace>> candidates)
    {
        _labels = labels;
        _candidates = [.. labels.Select(candidates)];
        _placed = new LabelPlace?[labels.Count];
        _isDropped = new bool[labels.Count];
    }

    /// <summary>Places labels; the result has <see langword="null"/> where one found no room.</summary>
    /// <param name="labels">The labels in order of priority.</param>
    /// <param name="text">Measures.</param>
    /// <param name="occupancy">What stands in the plot area.</param>
    /// <param name="better">The better side on each axis (-1, 0 or 1; y downwards).</param>
    public static LabelPlace?[] Place(List<PointLabel> labels, TextMaker text, Occupancy occupancy, (int X, int Y) better)
    {
        double height = text.BoxHeight(TextSizes.PointLabel);
        var placer = new PointLabelPlacer(
            labels, label => LabelCandidates.Of(label, text.Width(label.Text, TextSizes.PointLabel), height, occupancy, better));
        placer.Greedily();
        placer.Improve();
        return placer._placed;
    }

    private void Greedily()
    {
        for (int i = 0; i < _labels.Count; i++)
            _placed[i] = _candidates[i].Find(place => IsFree(i, place));
    }

    private void Improve()
    {
        int steps = 0;
        for (bool moved = true; moved && steps < MostImprovements;)
        {
            moved = false;
            for (int i = 0; i < _labels.Count && steps < MostImprovements; i++)
            {
                if (_isDropped[i])
                    continue;
                if (_placed[i] is { } current)
                {
                    if (_candidates[i].Find(place => place.Cost < current.Cost && IsFree(i, place)) is { } better)
                    {
                        _placed[i] = better;
                        moved = true;
                        steps++;
                    }
                }
                else if (MoveOne(i) || (_labels[i].IsEnd && EvictOne(i)))
                {
                    moved = true;
                    steps++;
                }
            }
        }
    }

    // Takes a place that a single neighbour holds, if that one has another.
    private bool MoveOne(int i)
    {
        foreach (LabelPlace place in _candidates[i])
        {
            if (SingleConflict(i, place) is not { } j || _placed[j] is not { } held)
                continue;
            _placed[i] = place;
            _placed[j] = null;
            if (_candidates[j].Find(other => IsFree(j, other)) is { } free)
            {
                _placed[j] = free;
                return true;
            }

            _placed[i] = null;
            _placed[j] = held;
        }

        return false;
    }

    private bool EvictOne(int i)
    {
        foreach (LabelPlace place in _candidates[i])
        {
            if (SingleConflict(i, place) is { } j && !_labels[j].IsEnd && _labels[j].Priority <= _labels[i].Priority)
            {
                _placed[j] = null;
                _isDropped[j] = true;
                _placed[i] = place;
                return true;
            }
        }

        return false;
    }

    private int? SingleConflict(int i, LabelPlace place)
    {
        int? found = null;
        for (int j = 0; j < _placed.Length; j++)
        {
            if (j == i || _placed[j] is not { } other || !place.Excludes(other))
                continue;
            if (found is not null)
                return null;
            found = j;
        }

        return found;
    }

    private bool IsFree(int i, LabelPlace place)
    {
        for (int j = 0; j < _placed.Length; j++)
        {
            if (j != i && _placed[j] is { } other && place.Excludes(other))
                return false;
        }

        return true;
    }
}
