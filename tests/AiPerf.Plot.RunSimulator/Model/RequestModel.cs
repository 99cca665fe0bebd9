namespace AiPerf.Plot.Simulation;

/// <summary>Draws one request: lengths, latencies and outcome, given when it starts and how loaded the server is.</summary>
internal sealed class RequestModel
{
    private readonly RunOptions _options;
    private readonly double _runFactor;

    public RequestModel(RunOptions options)
    {
        _options = options;
        var random = new RandomSource(options.Seed, RandomStream.Run, 0);
        _runFactor = Math.Max(0.2, 1 + (options.Model.RunSpread * random.Normal()));
    }

    /// <summary>Draws the request with this index.</summary>
    /// <param name="index">Its number within its phase.</param>
    /// <param name="isWarmup">Whether it belongs to the warm-up.</param>
    /// <param name="startNs">When it is sent, epoch nanoseconds.</param>
    /// <param name="sinceStartNs">The same since the run began.</param>
    /// <param name="load">Requests in flight, itself included.</param>
    public SimulatedRequest Draw(long index, bool isWarmup, long startNs, long sinceStartNs, double load)
    {
        var random = new RandomSource(_options.Seed, isWarmup ? RandomStream.Warmup : RandomStream.Request, index);
        int input = _options.InputLength.Draw(ref random);
        int output = _options.OutputLength.Draw(ref random);
        var mean = _options.Model.At(load);
        long firstToken = PortableMath.Nanoseconds(FirstTokenMs(ref random, index, isWarmup, input, mean));
        double tokenMs = InterTokenMs(ref random, index, sinceStartNs, mean);
        long generation = PortableMath.Nanoseconds((output - 1) * tokenMs);
        long secondToken = output < 2
            ? 0
            : Math.Min(generation, PortableMath.Nanoseconds(tokenMs * (1 + (0.08 * random.Normal()))));
        if (output == 2)
        {
            secondToken = generation;
        }

        long creditNs = startNs - PortableMath.Nanoseconds(random.Uniform(0.05, 0.15));
        double fate = random.Uniform();
        long latency = firstToken + generation;
        var outcome = Outcome.Completed;
        if (!isWarmup && fate < _options.ErrorShare)
        {
            (outcome, latency) = Fail(ref random);
        }
        else if (!isWarmup && fate < _options.ErrorShare + _options.CancellationShare)
        {
            outcome = Outcome.Cancelled;
            latency = Math.Max(1_000_000, (long)(latency * random.Uniform(0.02, 0.9)));
        }

        bool completed = outcome == Outcome.Completed;
        return new SimulatedRequest
        {
            Index = index,
            IsWarmup = isWarmup,
            Outcome = outcome,
            CreditNs = creditNs,
            StartNs = startNs,
            EndNs = startNs + latency,
            InputTokens = input,
            OutputTokens = completed ? output : 0,
            FirstTokenNs = completed && _options.Streaming ? firstToken : 0,
            SecondTokenNs = completed && _options.Streaming ? secondToken : 0,
            ChunkNs = completed && _options.Streaming && _options.ChunkLatencies
                ? Chunks(index, isWarmup, output - 1, generation, secondToken)
                : [],
        };
    }

    private double FirstTokenMs(ref RandomSource random, long index, bool isWarmup, int input, LoadPoint mean)
    {
        var model = _options.Model;
        // A third of the time to first token is work that grows with the prompt.
        double work = 0.7 + (0.3 * input / _options.InputLength.Mean);
        double milliseconds = mean.TimeToFirstTokenMs * _runFactor * work * Math.Max(0.3, 1 + (model.FirstTokenSpread * random.Normal()));
        milliseconds += random.Uniform() < model.SecondModeShare ? model.SecondModeMs : 0;
        double spike = random.Uniform();
        double height = random.Uniform(0.8, 1.2);
        milliseconds += spike < model.SpikeShare ? model.SpikeMs * height : 0;
        double cold = random.Uniform(1.0 / 3, 1) * _options.ColdStartMs;
        return milliseconds + (!isWarmup && index < _options.ColdRequests ? cold : 0);
    }

    private double InterTokenMs(ref RandomSource random, long index, long sinceStartNs, LoadPoint mean)
    {
        var model = _options.Model;
        double milliseconds = mean.InterTokenLatencyMs * _runFactor * Math.Max(0.3, 1 + (model.InterTokenSpread * random.Normal()));
        milliseconds *= 1 + (model.WaveAmplitude * PortableMath.Wave(sinceStartNs / 1e9 / model.WavePeriodSeconds));
        milliseconds *= 1 - (model.RampShare * Math.Max(0, 1 - ((double)index / Math.Max(1, model.RampRequests))));
        double progress = (double)index / Math.Max(1, _options.RequestCount);
        return milliseconds * (1 + (model.FinalClimb * Math.Max(0, (progress - 0.85) / 0.15)));
    }

    private (Outcome Outcome, long LatencyNs) Fail(ref RandomSource random)
    {
        double kind = random.Uniform();
        double share = random.Uniform();
        return kind switch
        {
            < 0.5 => (Outcome.Unavailable, PortableMath.Nanoseconds(20 + (40 * share))),
            < 0.8333 => (Outcome.NotConnected, PortableMath.Nanoseconds(1 + (4 * share))),
            _ => (Outcome.TimedOut, PortableMath.Nanoseconds(_options.TimeoutSeconds * 1000)),
        };
    }

    /// <summary>Splits the generation into gaps that add up to it exactly; the first gap is given.</summary>
    private long[] Chunks(long index, bool isWarmup, int count, long generationNs, long firstGapNs)
    {
        if (count < 1)
        {
            return [];
        }

        var random = new RandomSource(_options.Seed, RandomStream.Chunk, isWarmup ? -1 - index : index);
        var gaps = new long[count];
        gaps[0] = firstGapNs;
        if (count == 1)
        {
            return gaps;
        }

        var sums = new double[count];
        for (int gap = 1; gap < count; gap++)
        {
            sums[gap] = sums[gap - 1] + Math.Max(0.2, 1 + (0.08 * random.Normal()));
        }

        long rest = generationNs - firstGapNs;
        long reached = 0;
        for (int gap = 1; gap < count; gap++)
        {
            long next = gap == count - 1 ? rest : (long)(rest * (sums[gap] / sums[count - 1]));
            gaps[gap] = next - reached;
            reached = next;
        }

        return gaps;
    }
}
